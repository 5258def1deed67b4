// The floor of `npm run bench:http`: Express with one page of the same weight, and nothing behind it.
import express from 'express'

const app = express()
const page = `<!doctype html><title>floor</title>${'<p>tekst</p>'.repeat(Math.ceil(Number(process.env.BYTES ?? 30_000) / 12))}`
app.use((_req, res) => void res.type('html').send(page))
const http = app.listen(0, '127.0.0.1', () => process.send?.(http.address().port))
process.on('disconnect', () => process.exit())
