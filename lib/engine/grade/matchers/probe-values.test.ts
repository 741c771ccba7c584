import { expect, test } from 'vitest'
import { withValues } from './probe-values.ts'

const ENVIRONMENT = { PORT: '8000', QUAY: 'north', OPEN: null }

const CASES: readonly (readonly [string, string])[] = [
  [`open_quay(os.environ["PORT"])`, `open_quay(8000)`],
  [`open_quay(os.environ.get('QUAY', 'south'))`, `open_quay("north")`],
  [`open_quay(getenv("DOCK", 9000))`, `open_quay(9000)`],
  // Not known, or not set.
  [`open_quay(os.environ["OPEN"])`, `open_quay(os.environ["OPEN"])`],
  [`open_quay(os.environ["DOCK"])`, `open_quay(os.environ["DOCK"])`],
  // Names that are set once.
  [`dock = "east"\nsail(dock)`, `dock = "east"\nsail("east")`],
  [`dock: str = "east"\nsail(dock)`, `dock: str = "east"\nsail("east")`],
  [`dock = "east"\ndock = "west"\nsail(dock)`, `dock = "east"\ndock = "west"\nsail(dock)`],
  [`dock = "east"\nsail(dock=dock, at=ship.dock)`, `dock = "east"\nsail(dock="east", at=ship.dock)`],
  // Texts that are put together.
  [`port = int(os.environ["PORT"])\nsail(f"/{port}/")`, `port = 8000\nsail("/8000/")`],
  [`sail(f"/{os.getenv('PORT')}/")`, `sail("/8000/")`],
  [`sail(f"/{load}/")`, `sail("/{load}/")`],
  [`sail("/%s/" % os.environ["PORT"])`, `sail("/8000/")`],
  [`sail("/{}/".format(os.environ["QUAY"]))`, `sail("/north/")`],
  [`sail("/%s/" % load)`, `sail("/%s/" % load)`],
  [`sail("/" + os.environ["QUAY"] + "/")`, `sail("/north/")`],
]

test.each(CASES)('%j', (code, read) => {
  expect(withValues(code, ENVIRONMENT)).toBe(read)
})
