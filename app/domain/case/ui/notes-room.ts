import { createContext, useContext } from 'react'
import type { LiveRoom } from '#app/editor/ui/use-room.ts'

const NotesRoom = createContext<LiveRoom | null>(null)

/** The room in which the notes and the summary of this case are written, for what stands on its page. */
export const InNotesRoom = NotesRoom.Provider

/** Null for who may not open it, such as in a case that was put away. */
export const useNotesRoom = () => useContext(NotesRoom)
