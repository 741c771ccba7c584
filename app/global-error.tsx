'use client'

/**
 * In place of the whole page when even the frame broke. Every page loads it at first, so it says little and takes
 * nothing along: the one that Next brings is 2 kB.
 */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <h1>This page stopped working</h1>
        <p>What you saved is still on this device. Reload the page to try again.</p>
      </body>
    </html>
  )
}
