import type { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { EditorContent, useEditor } from '@tiptap/react'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { extensionsFor } from '../schema.ts'
import { AnonymityMarks, lookAgain } from './anonymity-marks.ts'
import { Carets } from './carets.ts'
import { HandsFirst, readHands } from './hands-first.ts'
import { MarkCard } from './MarkCard.tsx'
import type { MarkActs } from './MarkChoices.tsx'
import type { PlacedMark } from './marks.ts'
import { cleaned, isImageOnly } from './paste.ts'
import type { FieldIds } from './SharedText.tsx'
import type { SharedTextProps } from './shared-text-props.ts'
import { Toolbar } from './Toolbar.tsx'

/** The live editor of one fragment. Only ever mounted once the room has its text. */
export default function LiveText(props: SharedTextProps & { ids: FieldIds; spelling: boolean }) {
  const { room, kind, fragment, label, toolbar = [], boxed, about, ids, spelling, hint } = props
  const m = useMessages().editor
  const latest = useRef(props)
  latest.current = props
  const [said, setSaid] = useState('')
  const [opened, setOpened] = useState<{ mark: PlacedMark; byKey: boolean } | null>(null)
  // At once, so that the next key already goes to the choices and not to the selected words.
  const openByKey = (mark: PlacedMark) => flushSync(() => setOpened({ mark, byKey: true }))
  const stopped = room.link.state === 'lost'

  const editor = useEditor(
    {
      immediatelyRender: false,
      injectCSS: false, // its rules stand in styles/editor.css: the policy allows no style made by a script
      extensions: [
        ...extensionsFor(kind),
        Collaboration.configure({ document: room.doc, field: fragment }),
        HandsFirst,
        Carets.configure({ awareness: room.provider?.awareness }),
        AnonymityMarks.configure({
          ask: () => ({
            check: latest.current.check,
            kept: latest.current.kept ?? [],
            numberFrom: latest.current.numberFrom ?? 1,
            walksOn: latest.current.walksOn ?? false,
          }),
          changed: (marks) => tell(marks),
          opened: (mark, byKey) => (byKey && mark ? openByKey(mark) : setOpened(mark && { mark, byKey })),
        }),
      ],
      enableContentCheck: true,
      onContentError: ({ disableCollaboration, editor }) => {
        disableCollaboration()
        editor.setEditable(false)
      },
      editorProps: {
        transformPastedHTML: (html) => {
          const { html: clean, hiddenLeft } = cleaned(html)
          if (hiddenLeft) setSaid(m.cleaned)
          return clean
        },
        handlePaste: (_view, event) => {
          setSaid('')
          if (!isImageOnly(event.clipboardData)) return false
          setSaid(m.noImages)
          return true
        },
        handleDrop: (_view, event) => {
          if (!isImageOnly(event.dataTransfer)) return false
          event.preventDefault()
          setSaid(m.noImages)
          return true
        },
      },
    },
    [room.doc, kind, fragment],
  )

  const acts = useMemo<MarkActs>(
    () => ({
      replace: (mark, by) => {
        setOpened(null)
        editor
          ?.chain()
          .focus()
          .insertContentAt({ from: mark.from, to: mark.to }, by === '' ? [] : { type: 'text', text: by })
          .run()
      },
      rewrite: (mark) => {
        setOpened(null)
        editor?.chain().focus().setTextSelection({ from: mark.from, to: mark.to }).scrollIntoView().run()
      },
      keep: (mark, reason, note) => {
        setOpened(null)
        latest.current.onKeep?.(mark, reason, note)
        editor?.commands.focus(mark.to)
      },
      unkeep: (mark) => latest.current.onUnkeep?.(mark),
    }),
    [editor],
  )
  const tell = (marks: readonly PlacedMark[]) =>
    latest.current.onMarks?.({
      field: fragment,
      label: latest.current.label,
      marks,
      replace: actsNow.current.replace,
      rewrite: actsNow.current.rewrite,
      replaceAll: (all) => (editorNow.current ? replaceAll(editorNow.current, all) : () => undefined),
      show: (mark) => {
        editorNow.current?.chain().focus().setTextSelection({ from: mark.from, to: mark.to }).scrollIntoView().run()
        openByKey(mark)
      },
    })
  const actsNow = useRef(acts)
  actsNow.current = acts
  const editorNow = useRef(editor)
  editorNow.current = editor

  useEffect(() => {
    editor?.setEditable(!stopped, false)
  }, [editor, stopped])
  useEffect(() => {
    editor?.setOptions({
      editorProps: {
        ...editor.options.editorProps,
        attributes: attributesOf(ids, label, boxed, about, spelling, hint),
      },
    })
  }, [editor, ids.field, ids.label, ids.help, label, boxed, about, spelling, hint])
  useEffect(() => {
    if (editor) return room.beforeOthers(() => editor.isDestroyed || readHands(editor.view))
  }, [editor, room.beforeOthers])
  useEffect(() => {
    if (editor && !editor.isDestroyed) lookAgain(editor.view)
  }, [editor, props.check, props.kept, props.numberFrom])

  return (
    <>
      {toolbar.length > 0 && <Toolbar editor={editor} label={label} tools={toolbar} controls={ids.field} />}
      <EditorContent editor={editor} className="live" />
      {opened && editor && (
        <MarkCard
          editor={editor}
          opened={opened}
          acts={props.onKeep ? acts : { ...acts, keep: undefined, unkeep: undefined }}
          close={() => setOpened(null)}
        />
      )}
      <p className={said ? 'error' : 'unseen'} role="status">
        {said}
      </p>
    </>
  )
}

/** Replaces marks in one transaction, apart from what was typed before and after: one step back takes it all back. */
function replaceAll(editor: Editor, marks: readonly PlacedMark[]): () => void {
  const undoing = yUndoPluginKey.getState(editor.state)?.undoManager
  undoing?.stopCapturing()
  const { tr, schema } = editor.state
  for (const { from, to, proposal } of [...marks].sort((a, b) => b.from - a.from)) {
    if (proposal === null) continue
    if (proposal === '') tr.delete(from, to)
    else tr.replaceWith(from, to, schema.text(proposal))
  }
  editor.view.dispatch(tr)
  undoing?.stopCapturing()
  const step = undoing?.undoStack.at(-1)
  return () => {
    if (step && undoing?.undoStack.at(-1) === step) editor.commands.undo()
  }
}

const attributesOf = (
  ids: FieldIds,
  label: string,
  boxed?: boolean,
  about?: string,
  spelling?: boolean,
  hint?: string,
): Record<string, string> => ({
  id: ids.field,
  class: boxed ? 'writing said' : 'said',
  role: 'textbox',
  'aria-multiline': 'true',
  ...(ids.label ? { 'aria-labelledby': ids.label } : { 'aria-label': label }),
  ...(ids.help ? { 'aria-describedby': ids.help } : {}),
  ...(hint ? { 'data-hint': hint, 'aria-placeholder': hint } : {}),
  spellcheck: spelling ? 'true' : 'false',
  ...(about === 'case' ? { translate: 'no', autocorrect: 'off', autocapitalize: 'sentences' } : {}),
})
