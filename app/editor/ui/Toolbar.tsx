import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useRef } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { Icon } from './Icon.tsx'
import type { Tool } from './tools.ts'

const keys: Record<Tool, string> = {
  bold: 'Control+B',
  italic: 'Control+I',
  heading: 'Control+Alt+2',
  subheading: 'Control+Alt+3',
  bulletList: 'Control+Shift+8',
  orderedList: 'Control+Shift+7',
  undo: 'Control+Z',
  redo: 'Control+Shift+Z',
}

/** Tools of a text, each with a name. One stop of the Tab key; arrows walk from tool to tool. */
export function Toolbar({
  editor,
  label,
  tools,
  controls,
}: {
  editor: Editor | null
  label: string
  tools: readonly Tool[]
  controls: string
}) {
  const m = useMessages().editor
  const bar = useRef<HTMLDivElement>(null)
  const now = useEditorState({
    editor,
    selector: ({ editor }) => (editor ? tools.map((tool) => isOn(editor, tool)) : null),
  })
  const can = useEditorState({
    editor,
    selector: ({ editor }) => (editor ? tools.map((tool) => mayUse(editor, tool)) : null),
  })

  const walk = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    if (step === 0 || at < 0) return
    event.preventDefault()
    const next = buttons[(at + step + buttons.length) % buttons.length]
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1
    next?.focus()
  }
  return (
    <div
      ref={bar}
      className="toolbar"
      role="toolbar"
      aria-label={m.toolbar(label)}
      aria-controls={editor ? controls : undefined}
      onKeyDown={walk}
    >
      {tools.map((tool, at) => (
        <button
          key={tool}
          type="button"
          className="icon-button"
          tabIndex={at === 0 ? 0 : -1}
          title={m.tools[tool]}
          aria-label={m.tools[tool]}
          aria-keyshortcuts={keys[tool]}
          aria-pressed={tool === 'undo' || tool === 'redo' ? undefined : (now?.[at] ?? false)}
          aria-disabled={!(can?.[at] ?? false)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => editor && use(editor, tool)}
        >
          <Icon name={tool} />
        </button>
      ))}
    </div>
  )
}

function isOn(editor: Editor, tool: Tool): boolean {
  if (tool === 'heading') return editor.isActive('heading', { level: 2 })
  if (tool === 'subheading') return editor.isActive('heading', { level: 3 })
  return editor.isActive(tool)
}

function mayUse(editor: Editor, tool: Tool): boolean {
  if (!editor.isEditable) return false
  if (tool === 'undo') return editor.can().undo()
  if (tool === 'redo') return editor.can().redo()
  return true
}

function use(editor: Editor, tool: Tool): void {
  if (!editor.isEditable) return
  const chain = editor.chain().focus()
  switch (tool) {
    case 'bold':
      return void chain.toggleBold().run()
    case 'italic':
      return void chain.toggleItalic().run()
    case 'heading':
      return void chain.toggleHeading({ level: 2 }).run()
    case 'subheading':
      return void chain.toggleHeading({ level: 3 }).run()
    case 'bulletList':
      return void chain.toggleBulletList().run()
    case 'orderedList':
      return void chain.toggleOrderedList().run()
    case 'undo':
      return void chain.undo().run()
    case 'redo':
      return void chain.redo().run()
  }
}
