import { useState } from 'react'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { readForm } from '../read.server.ts'
import * as lists from '../thesaurus.ts'
import { Choices } from './Choices.tsx'
import { PeopleFields } from './PeopleFields.tsx'
import type { Asking } from './use-asking.ts'
import { WhoReads } from './WhoReads.tsx'

type Form = Pick<Awaited<ReturnType<typeof readForm>>, 'aCase' | 'author' | 'mates' | 'readers' | 'coAuthors'>

/** 4. Who reads along, under whose name, and with whom one writes: the author's own choices. */
export function ReaderFields({ form, asking }: { form: Form; asking: Asking }) {
  const { aCase, author, mates } = form
  const m = useMessages().case
  const { at, choices, wrong } = asking
  const [visibility, setVisibility] = useState(aCase.visibility)
  const [showName, setShowName] = useState(aCase.showName)
  const [readers, setReaders] = useState<readonly string[]>(form.readers.map((one) => one.id))
  const [coAuthors, setCoAuthors] = useState<readonly string[]>(form.coAuthors.map((one) => one.id))
  const people = { url: `${at}/people`, mates }
  return (
    <>
      <Choices {...choices('urgency', lists.urgencies, m.urgencies, aCase.urgency)} help={m.help.urgency} />
      {author && (
        <>
          <Choices
            {...choices('visibility', lists.visibilities, m.visibilities, aCase.visibility)}
            onChoice={([one]) => setVisibility((one ?? 'group') as typeof visibility)}
          />
          {visibility === 'named' && (
            <PeopleFields
              {...people}
              as="reader"
              label={m.labels.readers}
              named={readers}
              wrong={wrong('readers')}
              onNamed={(named) => {
                setReaders(named)
                if (named.length > 0) asking.mended('readers')
              }}
            />
          )}
          <Choices
            {...choices('showName', ['yes', 'no'], { yes: m.yes, no: m.no }, aCase.showName ? 'yes' : 'no')}
            help={m.help.showName}
            bands
            onChoice={([one]) => setShowName(one === 'yes')}
          />
          <PeopleFields
            {...people}
            as="co-author"
            label={m.labels.coAuthors}
            help={m.help.coAuthors}
            named={coAuthors}
            onNamed={setCoAuthors}
          />
        </>
      )}
      <WhoReads
        visibility={visibility}
        mates={mates.length}
        experts={mates.filter((mate) => mate.is_expert).length}
        readers={readers.length}
        coAuthors={coAuthors.map((id) => mates.find((mate) => mate.id === id)?.name ?? '')}
        showName={showName}
      />
    </>
  )
}
