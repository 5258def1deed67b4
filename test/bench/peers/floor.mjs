// The floor: what arrives in a room goes to all others in it. Nothing is decoded, kept or answered.
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

const rooms = new Map()
const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false })
const http = createServer((_request, response) => response.end('ok'))
http.on('upgrade', (request, socket, head) => {
  server.handleUpgrade(request, socket, head, (ws) => {
    const room = rooms.get(request.url) ?? new Set()
    rooms.set(request.url, room.add(ws))
    ws.on('message', (data) => {
      for (const other of room) if (other !== ws) other.send(data)
    })
    ws.on('close', () => room.delete(ws))
    ws.on('error', () => undefined)
  })
})
http.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('listens'))
