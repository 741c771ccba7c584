import { expect, test } from 'vitest'
import { findMarkers, readMarker } from './heredocs.ts'

type Expected = { name: string; expand?: boolean; chomp?: boolean; fd?: number }

test.each<[string, Expected]>([
  ['<<LOG', { name: 'LOG' }],
  ['<<-LOG', { name: 'LOG', chomp: true }],
  ['3<<LOG', { name: 'LOG', fd: 3 }],
  ['<< LOG', { name: 'LOG' }],
  ['<< -LOG', { name: '-LOG' }],
  ["<<'LOG'", { name: 'LOG', expand: false }],
  ['<<-"LOG"', { name: 'LOG', expand: false, chomp: true }],
  ["<<lo'g'", { name: 'log', expand: false }],
  ["<<lo\\'g", { name: "lo'g" }],
  ["<<'l'o\\'g", { name: "lo'g", expand: false }],
  ["<<'two words'", { name: 'two words', expand: false }],
  ['<<$LOG', { name: '$LOG' }],
  ['<<${LOG:-a}', { name: '${LOG:-a}' }],
])('%s is a marker', (word, { name, expand = true, chomp = false, fd = 0 }) => {
  expect(readMarker(word)).toEqual({ name, expand, chomp, fd })
})

test.each(['LOG', '<LOG', '<<', '<<-', '<<<LOG', '/log<<LOG', 'x<<LOG', '<<""', '<<a b', '<<a<b'])(
  '%s is no marker',
  (word) => {
    expect(readMarker(word)).toBeNull()
  },
)

test.each(["<<'LOG", '<<LOG"', '<<${'])('%s is malformed', (word) => {
  expect(readMarker(word)).toHaveProperty('error')
})

test.each<[string, string[]]>([
  ['RUN <<LOG', ['<<LOG']],
  ['RUN cat << LOG >/ship', ['<< LOG']],
  ['RUN cat <<  \t LOG', ['<<  \t LOG']],
  ['COPY <<hull <<-keel /dock/', ['<<hull', '<<-keel']],
  ['RUN x=$(cat <<LOG', ['<<LOG']],
  ['RUN sail # <<LOG', ['<<LOG']],
  ['RUN echo ${a:-b} "$c" <<LOG', ['<<LOG']],
  ['RUN cat <<- LOG', []],
  ['RUN cat >/ship<<LOG', []],
  ['RUN cat <<<LOG', []],
  ['RUN echo "<<LOG"', []],
  ['RUN \\<<LOG', []],
  ["RUN echo it's <<LOG", []],
  ['RUN x=${y,,} cat <<LOG', []],
  ['RUN x=${#y} cat <<LOG', []],
  ['RUN x=${} cat <<LOG', []],
  ['RUN echo $((1<<2))', []],
  ['RUN echo $(( 1 << 2 ))', ['<< 2']],
])('markers of %j', (line, expected) => {
  const { markers, error } = findMarkers(line)
  expect(error).toBeNull()
  expect(markers.map(({ from, to }) => line.slice(from, to))).toEqual(expected)
})
