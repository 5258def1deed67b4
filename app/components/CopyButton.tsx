import { useState } from 'react'

/** Puts words on the clipboard, and says so. */
export function CopyButton({ words, label, done }: { words: string; label: string; done: string }) {
  const [copied, setCopied] = useState(false)
  const copy = () =>
    navigator.clipboard?.writeText(words).then(
      () => setCopied(true),
      () => undefined,
    )
  return (
    <button type="button" className="button second small" onClick={copy}>
      {copied ? done : label}
    </button>
  )
}
