// Loaded into each server under measurement: collects when asked and says what is held.
process.on('message', (words) => {
  if (words !== 'collect') return
  globalThis.gc()
  setTimeout(() => {
    globalThis.gc()
    const { heapUsed, external, rss } = process.memoryUsage()
    process.send({ held: heapUsed + external, resident: rss })
  }, 200)
})
process.channel?.unref()
