import type { Page } from 'playwright-core'

/** Makes every choice that a case must have before it can be placed. */
export async function chooseAll(page: Page) {
  const one = (group: string, option: string) =>
    page.getByRole('group', { name: group }).getByLabel(option, { exact: true }).check()
  await one('Soort vraag', 'Samenwerking en verwijzing')
  await one('Leeftijdsgroep', '8–11')
  await one('Wie staat centraal', 'Kind')
  await one('Rol in het geweld', 'Getuige')
  await one('Thema’s', 'Getuige van geweld')
  await one('Fase', 'Diagnostiek')
  await one('Veiligheid nu', 'Veilig')
  await one('Hoe snel', 'Deze week')
  await page.getByLabel('Setting').selectOption('youth-mental-health')
  await page.getByLabel('Meldcode doorlopen?').selectOption('step-2')
  await page.getByLabel('Er is nog niets geprobeerd').check()
  for (const box of await page.getByRole('group', { name: 'Dit verklaar ik' }).getByRole('checkbox').all())
    await box.check()
}
