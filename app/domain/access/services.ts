import type { LoadContext } from '#app/load-context.ts'

/** What coming in leans on: the request's own side included. */
export type DoorServices = Pick<
  LoadContext,
  'db' | 'settings' | 'keys' | 'region' | 'passwords' | 'client' | 'cookies' | 'setCookie' | 'outbox'
>
