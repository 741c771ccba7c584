import { expect, it } from 'vitest'
import { readHostListing } from './host-listing.ts'

it('reads files, directories and groups, and nothing else', () => {
  const { files, groups } = readHostListing(
    [
      'owner:group mode path',
      'pilot:root 0775 /etc/harbour',
      'root:root 640 /etc/harbour/berths.json  ',
      'root:harbour 660 /var/run/harbour.sock\r',
      'root:root 755 /srv/',
      'group harbour: ada, bo',
      'group empty:',
      'pilot:root 888 /etc/tides',
      'pilot 644 /etc/tides',
    ].join('\n'),
  )
  expect([...files]).toEqual([
    ['/etc/harbour', { owner: 'pilot', group: 'root', mode: 0o775, directory: true }],
    ['/etc/harbour/berths.json', { owner: 'root', group: 'root', mode: 0o640, directory: false }],
    ['/run/harbour.sock', { owner: 'root', group: 'harbour', mode: 0o660, directory: false }],
    ['/srv', { owner: 'root', group: 'root', mode: 0o755, directory: true }],
  ])
  expect([...groups]).toEqual([
    ['harbour', new Set(['ada', 'bo'])],
    ['empty', new Set()],
  ])
})
