/** Ways in which a word processor hides text; what is hidden is not seen by who pastes it, so it must not come along. */
const hidden =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/i

/**
 * Pasted HTML without what its reader could not see: hidden runs, comments, tracked deletions, revision notes,
 * fields of a form, scripts and pictures. `hiddenLeft`: was anything with words left out?
 */
export function cleaned(html: string): { html: string; hiddenLeft: boolean } {
  const page = new DOMParser().parseFromString(html.replace(/<!--[\s\S]*?-->/g, ''), 'text/html')
  let hiddenLeft = false
  for (const element of [...page.body.querySelectorAll<HTMLElement>('*')]) {
    if (!isUnseen(element)) continue
    hiddenLeft ||= (element.textContent ?? '').trim() !== '' && !silent.has(element.tagName)
    element.remove()
  }
  return { html: page.body.innerHTML, hiddenLeft }
}

const silent = new Set(['STYLE', 'SCRIPT', 'XML', 'TITLE', 'META', 'LINK', 'TEMPLATE'])
const unseen = new Set([
  ...silent,
  'IMG',
  'SVG',
  'PICTURE',
  'VIDEO',
  'AUDIO',
  'OBJECT',
  'EMBED',
  'IFRAME',
  'DEL',
  'INPUT',
  'SELECT',
  'TEXTAREA',
])

const isUnseen = (element: HTMLElement) =>
  unseen.has(element.tagName) ||
  element.tagName.startsWith('O:') ||
  element.hidden ||
  element.getAttribute('aria-hidden') === 'true' ||
  hidden.test(element.getAttribute('style') ?? '') ||
  /mso-element:\s*(comment|footnote|header|footer)/i.test(element.getAttribute('style') ?? '') ||
  /MsoComment/i.test(element.className)

/** Is this nothing but a picture? Word lays a picture beside copied words; then the words are what was meant. */
export function isImageOnly(pasted: DataTransfer | null): boolean {
  if (!pasted) return false
  const images = [...pasted.files].some((file) => file.type.startsWith('image/'))
  const words = pasted.getData('text/plain').trim() !== ''
  const html = pasted.getData('text/html')
  return !words && (images || /<img\b/i.test(html))
}
