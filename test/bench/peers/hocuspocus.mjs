// Hocuspocus with its Database extension on PostgreSQL, everything else as it comes.
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import postgres from 'postgres'

const sql = postgres(process.env.DATABASE_URL, { max: 10, onnotice: () => undefined })
await sql`create table if not exists documents (name text primary key, data bytea not null)`
const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => (await sql`select data from documents where name = ${documentName}`)[0]?.data ?? null,
      store: async ({ documentName, state }) => {
        await sql`insert into documents (name, data) values (${documentName}, ${state})
                  on conflict (name) do update set data = excluded.data`
      },
    }),
  ],
})
await server.listen()
console.log('listens')
