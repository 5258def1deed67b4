import type { Fragments } from '#app/domain/document/types.ts'
import { isBlank, StaticText } from '#app/editor/ui/StaticText.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import { ChangedMark } from './ChangedMark.tsx'
import { storyFragments } from './Story.tsx'

/**
 * The long texts as readers get them: the last checked version, without an editor. Empty ones are left out.
 * @param changed  texts that changed since the reader's visit before this one
 */
export function StoryOnPage({ content, changed = [] }: { content: Fragments; changed?: readonly string[] }) {
  const m = useMessages().case
  return (
    <>
      {storyFragments
        .filter((fragment) => !isBlank(content[fragment]))
        .map((fragment) => (
          <section key={fragment} className="row" aria-labelledby={fragment}>
            <div className="side">
              <h2 className="side-head" id={fragment}>
                {m.labels[fragment]}
              </h2>
              <ChangedMark when={changed.includes(fragment)} />
            </div>
            <div className="text said" translate="no">
              <StaticText text={content[fragment]} />
            </div>
          </section>
        ))}
    </>
  )
}
