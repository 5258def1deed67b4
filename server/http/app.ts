import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { factsOf, type Log } from '../log.ts'
import { bodyLimit } from './body-limit.ts'
import {
  isForwarded,
  isFromThisMachine,
  onlyKnownMethods,
  onlyOurHost,
  onlyOurOrigin,
  onlyReadableAddresses,
  refuse,
} from './refuse.ts'
import { securityHeaders } from './security-headers.ts'
import { securityText } from './security-text.ts'

/** Every request, in the order in which it is looked at. The table of contents of the HTTP side. */
export function httpApp(house: {
  trial: boolean
  dev: boolean
  /** Host of PUBLIC_URL; null in the trial. */
  host: string | null
  originAllowed: (origin: string) => boolean
  /** Where somebody tells that they found a weakness; null where nobody said so. */
  securityContact: string | null
  origin: string
  /** Does the database take writes? Answers /readyz. */
  ready: () => Promise<boolean>
  metrics: () => string | Promise<string>
  /** Files made by the build; in development Vite serves them. */
  files: RequestHandler[]
  pages: RequestHandler
  log: Log
}): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.use(securityHeaders(house))
  app.use(onlyKnownMethods, onlyReadableAddresses)
  // Both are for whatever runs or balances the servers: from outside there is no such page.
  app.get('/healthz', (req, res, next) => (isForwarded(req) ? next() : void res.type('text/plain').send('ok\n')))
  app.get('/readyz', (req, res, next) => {
    if (isForwarded(req)) return next()
    house.ready().then(
      (ready) => (ready ? res.type('text/plain').send('ready\n') : refuse(res, 503, 'not ready')),
      () => refuse(res, 503, 'not ready'),
    )
  })
  app.use(onlyOurHost(house))
  app.get('/metrics', (req, res, next) => {
    if (!isFromThisMachine(req)) return next() // counts are for whoever runs the server: else there is no such page
    Promise.resolve(house.metrics()).then((text) => res.type('text/plain; version=0.0.4').send(text), next)
  })
  app.get('/.well-known/security.txt', (_req, res, next) =>
    house.securityContact
      ? void res.type('text/plain').send(securityText(house.securityContact, house.origin))
      : next(),
  )
  app.use(onlyOurOrigin(house.originAllowed))
  app.use(bodyLimit)
  app.use(...house.files)
  app.use(house.pages)
  app.use(fault(house.log))
  return app
}

/** Our fault: written down without content, answered without a stack. */
const fault =
  (log: Log): ErrorRequestHandler =>
  (error, _req, res, _next) => {
    const status = typeof error?.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : 500
    if (status === 500) log.error('http.fault', factsOf(error))
    if (res.headersSent) return void res.destroy()
    refuse(
      res,
      status,
      status === 500
        ? 'Er ging bij ons iets mis. Uw tekst is niet weg. Probeer het opnieuw.'
        : 'Dit verzoek klopt niet.',
    )
  }
