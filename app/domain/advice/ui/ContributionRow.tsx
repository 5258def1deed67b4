import { Link } from '@remix-run/react'
import { Icon } from '#app/components/Icon.tsx'
import { Paraph } from '#app/components/Paraph.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'
import type { Contribution } from '../types.ts'
import { Agree } from './Agree.tsx'
import { Decide } from './Decide.tsx'
import { useInThread } from './in-thread.ts'
import { Pages } from './Pages.tsx'
import { Reply } from './Reply.tsx'
import { Said } from './Said.tsx'
import { useMoment, useWriterName } from './words.ts'

/** One question or advice with its replies: left of the line who and when, right of it what was said. */
export function ContributionRow({ one }: { one: Contribution }) {
  const m = useMessages().advice
  const { may, mine } = useInThread()
  const moment = useMoment()
  const nameOf = useWriterName()
  const name = nameOf(one)
  const isAdvice = one.kind === 'advice'
  const waits = one.kind === 'question' && mine && !one.replies.some((reply) => reply.as !== 'colleague')
  return (
    <article
      className={`row said-row${one.kind === 'question' ? ' asks' : ''}`}
      aria-label={
        one.isNew ? `${m.kindOf(m.kinds[one.kind], name)}, ${m.newForYou}` : m.kindOf(m.kinds[one.kind], name)
      }
      id={`said-${one.id}`}
      {...arrives(one)}
    >
      <div className="side">
        {one.writer && <Paraph name={one.writer.name} colour={one.writer.colour} big />}{' '}
        <span className="who-name">{name}</span>{' '}
        <span className="fine">
          {one.writer?.discipline && (
            <>
              {one.writer.discipline}
              <br />
            </>
          )}
          {moment(one.writtenAt)}
        </span>
      </div>
      <div className="text">
        <p className="kind">
          <Icon name={one.kind === 'question' ? 'question' : 'pen'} /> {m.kinds[one.kind]}
          <New one={one} />
          {one.decision && (
            <>
              {' '}
              <span className="fine decided">
                {one.decision === 'will-do' && <Icon name="tick" />} {m.decided[one.decision]}
              </span>
            </>
          )}
        </p>
        <Said one={one} />
        {isAdvice && <Agree one={one} />}
        {one.links.length > 0 && (
          <p className="see-also">
            {m.seeAlso}{' '}
            {one.links.map((note, at) => (
              <span key={note.id}>
                {at > 0 && ', '}
                <Link to={`/practice/${note.slug}`}>{note.title}</Link>
              </span>
            ))}
          </p>
        )}
        {one.replies.map((reply) => (
          <div key={reply.id} className="reply" id={`said-${reply.id}`} {...arrives(reply)}>
            <p className="said-by">
              {reply.writer && <Paraph name={reply.writer.name} colour={reply.writer.colour} />}{' '}
              <span>
                <strong>{nameOf(reply)}</strong> <span className="fine">{moment(reply.writtenAt)}</span>
                <New one={reply} />
              </span>
            </p>
            <Said one={reply} />
          </div>
        ))}
        {isAdvice && may.decide && <Decide one={one} />}
        {may.contribute && <Reply to={one} name={name} open={mine} waits={waits} />}
        {isAdvice && may.link && <Pages one={one} />}
      </div>
    </article>
  )
}

/** Whoever comes by a message lands on what is new to them. */
const arrives = (one: Contribution) => (one.isNew ? { 'data-arrive': '', tabIndex: -1 } : {})

/** New to this reader, and known to them alone. */
function New({ one }: { one: Contribution }) {
  const m = useMessages().advice
  return one.isNew ? <span className="fine new-to-you"> {m.newForYou}</span> : null
}
