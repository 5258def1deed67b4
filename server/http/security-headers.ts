import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'

/**
 * The headers of every answer, whatever its status. Each gets its own nonce, in `res.locals.nonce`.
 * Source: trust.md SEC-16 to SEC-18. `dev` lets the development server of Vite set styles.
 */
export const securityHeaders =
  ({ trial, dev }: { trial: boolean; dev: boolean }): RequestHandler =>
  (_req, res, next) => {
    const nonce = randomBytes(16).toString('base64')
    res.locals.nonce = nonce
    res.set({
      'Content-Security-Policy': [
        "default-src 'none'",
        `script-src 'self' 'nonce-${nonce}'`,
        dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
      ].join('; '),
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      // With 'no-referrer' browsers send `Origin: null` with a form, which the origin check must refuse. Nothing leaves our own site.
      'Referrer-Policy': 'same-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex, nofollow',
    })
    if (!trial) res.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
    next()
  }
