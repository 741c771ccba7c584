import * as z from 'zod'
import { block, boolean, key, needed, port, text, texts } from './key.ts'

const serves = z
  .strictObject({
    file: needed(text, 'File of the context that holds the application.', 'app.py'),
    object: needed(text, 'Its name in that file.', 'app'),
  })
  .meta({ description: 'The application, by the context file that holds it and its name there.' })

const portBounds = z.union([
  port,
  z.strictObject({ atLeast: needed(port, 'This port or a higher one.', 1024) }),
  z.strictObject({ below: needed(port, 'A port below this one.', 1024) }),
  z.strictObject({ otherThan: needed(port, 'Any port but this.', 80) }),
])

export const processCheck = block(
  {
    program: key(texts, 'The program that does the work, shells and tini taken off.', 'gunicorn'),
    serves: key(serves, 'The application, by the context file that holds it and its name there.'),
    port: key(portBounds, 'Where it listens.', 8000),
    reachable: key(boolean, 'It listens on more than the loopback interface.', true),
    exposed: key(boolean, 'EXPOSE includes every port it listens on.', true),
    pid1: key(texts, 'The program with process number 1, which gets the signals.', ['tini', 'gunicorn']),
    signals: key(boolean, 'The stop signal reaches the program that does the work.', true),
    init: key(boolean, 'An init such as tini or dumb-init stands in front.', true),
    through: key(texts, 'One of these programs starts it: sudo, su, gosu, tini, a shell.', [
      'su',
      'sudo',
      'gosu',
    ]),
    taken: key(boolean, 'The program is a file that the final stage takes from another stage.', true),
    compiled: key(text, 'The program is what a compiler made of this file of the context.', 'main.c'),
    runsFirst: key(
      texts,
      'Before it, a script or line of the image runs, each time, a command with these words, in this order, and does not throw its failure away, as || true does; with * and ?.',
      ['manage.py', 'migrate'],
    ),
    form: key(
      z.enum(['exec', 'shell']),
      'exec: ENTRYPOINT and CMD, as far as they are set, are JSON arrays; shell: one of them is not.',
    ),
    mentions: key(text, 'A text that one of the words it is started with contains.', 'shop.wsgi'),
    secret: key(
      boolean,
      'true: what starts it sets a password, token or key to a value that is written there.',
      false,
    ),
  },
  { id: 'process', about: 'What docker run IMAGE starts.' },
)

export type ProcessCheck = z.infer<typeof processCheck>
