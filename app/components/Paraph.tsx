/** 'Samira el Amrani' as a paraaf: SeA. */
export const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 3)

/** People sign, they have no faces. The name stands beside it in words. `colour` is 1 to 8. */
export const Paraph = ({ name, colour, big = false }: { name: string; colour: number; big?: boolean }) => (
  <span className={big ? 'paraph big' : 'paraph'} data-who={colour} aria-hidden="true">
    {initialsOf(name)}
  </span>
)
