import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { ZodError } from 'zod'
import { isAway } from '#db/away.ts'
import { recordNotTheirs } from './domain/audit/write.server.ts'
import { renewed, type Session, sawPerson, sessionFrom } from './domain/member/session.server.ts'
import { isFresh } from './domain/member/session-rules.ts'
import type { Asker } from './domain/member/types.ts'
import { type FieldErrors, Refusal, type RefusalCode } from './domain/refusal.ts'
import { couldEver } from './domain/rights/policy.ts'
import { type Deed, rowOf } from './domain/rights/table.ts'

type Args = LoaderFunctionArgs | ActionFunctionArgs

/** What a loader or action gets once the gate has let it through. */
export interface Passed {
  readonly request: Request
  readonly params: Args['params']
  readonly context: AppLoadContext
  readonly db: AppLoadContext['db']
  readonly asker: Asker
  /** Came in to choose how to sign in, and may see nothing else yet. */
  readonly enrolling: boolean
}
export interface PassedGuest extends Omit<Passed, 'asker'> {
  readonly asker: Asker | null
  readonly locked: boolean
  /** Has agreed to the house rules of today. */
  readonly agreed: boolean
}

/** How a page hears that a deed was refused: a code for i18n `refusal`, codes at fields, no words. */
export interface Refused {
  refused: { code: RefusalCode; fields?: FieldErrors; details: Record<string, unknown> }
}

/**
 * The gate of every loader and action of members: who asks, is the screen locked, could this person ever do `deed`,
 * and is it grave enough to ask again who they are. What depends on the object is asked again in the deed itself.
 * Refusals get their HTTP answer here.
 */
export function asMember<T>(deed: Deed, handle: (passed: Passed) => Promise<T>) {
  return async (args: Args): Promise<T> => {
    const { params, context } = args
    const request = forgiving(args.request)
    const session = await sessionOf(args).catch((error) => refuse(error, request, context))
    const row = rowOf(deed)
    if (!session) throw isPageView(request) ? redirect(to('/sign-in', request)) : plain('signed-out')
    if (session.locked && !row.whileLocked)
      throw isPageView(request) ? redirect(to('/locked', request)) : plain('locked')
    if (session.scope === 'enrol' && !row.enrolling) {
      throw isPageView(request) ? redirect('/account/enrol') : plain('not-enrolled')
    }
    if (!session.agreed && session.scope === 'full' && !row.beforeAgreeing) {
      throw isPageView(request) ? redirect(to('/house-rules', request)) : plain('not-agreed')
    }
    try {
      if (!couldEver(session.asker, deed)) throw new Refusal('not-found')
      if (row.fresh && !isFresh(session.provedAt, new Date())) {
        if (isPageView(request)) throw redirect(to('/account/proof', request))
        throw new Refusal('prove-again')
      }
      return await handle({
        request,
        params,
        context,
        db: context.db,
        asker: session.asker,
        enrolling: session.scope === 'enrol',
      })
    } catch (error) {
      if (isNotTheirs(error)) {
        // The refusal stands whether or not it can be written down.
        await recordNotTheirs(context.db, session.asker, deed, params).catch(context.reportError)
      }
      return answer(error, request, context) as T
    }
  }
}

const isNotTheirs = (error: unknown) =>
  error instanceof Refusal && (error.code === 'not-found' || error.code === 'not-allowed')

/** The gate of the few routes that are open to anyone. */
export function asGuest<T>(deed: Extract<Deed, `open.${string}`>, handle: (passed: PassedGuest) => Promise<T>) {
  return async (args: Args): Promise<T> => {
    const { params, context } = args
    const request = forgiving(args.request)
    const session = await sessionOf(args).catch((error) => refuse(error, request, context))
    const asker = session?.asker ?? null
    try {
      if (!couldEver(asker, deed)) throw new Refusal('not-found')
      return await handle({
        request,
        params,
        context,
        db: context.db,
        asker,
        locked: session?.locked ?? false,
        enrolling: session?.scope === 'enrol',
        agreed: session?.agreed ?? false,
      })
    } catch (error) {
      return answer(error, request, context) as T
    }
  }
}

/** One look-up per request, however many loaders run for it: the context is made anew for each request. */
const sessions = new WeakMap<object, Promise<Session | null>>()
function sessionOf({ request, context }: Args): Promise<Session | null> {
  let found = sessions.get(context)
  if (!found) {
    found = lookUp(request, context)
    sessions.set(context, found)
  }
  return found
}

/** The session of the request; after a change of roles it goes on under another token. */
async function lookUp(request: Request, { db, settings, setCookie }: AppLoadContext): Promise<Session | null> {
  const session = await sessionFrom(db, request.headers.get('Cookie'), settings.trial)
  if (session?.renew) {
    const cookie = await renewed(db, session.asker.sessionId, settings.trial)
    if (cookie) setCookie(cookie)
  }
  // Going to a page is a deed of the person; what an open page asks by itself is not.
  if (session && request.headers.get('Sec-Fetch-Mode') === 'navigate') await sawPerson(db, session.asker)
  return session
}

/** The request, whose body refuses in words of ours when it is no form: that is the sender's mistake, not ours. */
function forgiving(request: Request): Request {
  const read = request.formData.bind(request)
  return Object.assign(request, {
    formData: () =>
      read().catch(() => {
        throw new Refusal('bad-input')
      }),
  })
}

/**
 * A refused page view throws to the error page; a refused form stays on its page with what was typed.
 * What may not be read is thrown as well: the answer is the same as for what is not there.
 */
function answer(error: unknown, request: Request, context: AppLoadContext): unknown {
  if (error instanceof Response) throw error
  const refusal = error instanceof ZodError ? fromZod(error) : isAway(error) ? unavailable(error, context) : error
  if (!(refusal instanceof Refusal)) {
    context.reportError(error)
    throw error
  }
  if (isPageView(request) || refusal.code === 'not-found' || refusal.code === 'signed-out') throw plain(refusal.code)
  const { fields, ...details } = refusal.details as { fields?: FieldErrors }
  return data<Refused>({ refused: { code: refusal.code, fields, details } }, { status: refusal.status })
}

/** For what went wrong before anything could be asked: thrown, whatever the request. */
function refuse(error: unknown, request: Request, context: AppLoadContext): never {
  throw answer(error, request, context)
}

/** The database is away or too busy: said as such, to be tried again, and written down. */
function unavailable(error: unknown, { reportError }: AppLoadContext): Refusal {
  reportError(error)
  return new Refusal('unavailable')
}

function fromZod(error: ZodError): Refusal {
  const fields: FieldErrors = {}
  for (const issue of error.issues) {
    const name = issue.path.join('.') || 'form'
    fields[name] = [...(fields[name] ?? []), issue.message]
  }
  return new Refusal('bad-input', { fields })
}

/** A real Response: a route without a page, such as a calendar file, can throw nothing else. */
const plain = (code: RefusalCode) =>
  Response.json(
    { code },
    { status: new Refusal(code).status, headers: code === 'unavailable' ? { 'Retry-After': '5' } : undefined },
  )

const isPageView = (request: Request) => request.method === 'GET' || request.method === 'HEAD'

/** An address that leads back to where one was going. */
function to(address: string, request: Request): string {
  const { pathname, search } = new URL(request.url)
  const back = `${pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/')}${searchOf(search)}`
  return back === '/' ? address : `${address}?to=${encodeURIComponent(back)}`
}

/** What was asked, without the router's own words. */
function searchOf(search: string): string {
  const asked = new URLSearchParams(search)
  asked.delete('_routes')
  const rest = asked.toString()
  return rest ? `?${rest}` : ''
}
