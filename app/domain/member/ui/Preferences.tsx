import { useAsker } from '#app/components/asker.tsx'
import { Bands } from '#app/components/Bands.tsx'
import { Row } from '#app/components/Page.tsx'
import { PreferenceForm } from '#app/components/PreferenceForm.tsx'
import { useMessages } from '#app/i18n/use-messages.tsx'

/** Language, theme and single keys; each is kept at once when chosen. */
export function Preferences() {
  const m = useMessages().member
  const asker = useAsker()
  return (
    <Row className="from-top" side={<h2 className="side-head">{m.preferences}</h2>}>
      <PreferenceForm>
        <Bands name="language" label={m.language} chosen={asker.language} choices={m.languages} langs />
      </PreferenceForm>
      <PreferenceForm>
        <Bands name="theme" label={m.theme} chosen={asker.theme} choices={m.themes} />
      </PreferenceForm>
      <PreferenceForm>
        <Bands
          name="shortcuts"
          label={m.shortcuts}
          help={m.shortcutsHelp}
          chosen={asker.shortcuts ? 'on' : 'off'}
          choices={{ on: m.on, off: m.off }}
        />
      </PreferenceForm>
    </Row>
  )
}
