import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-default-bridge.ts'

testFileRule(rule, docs, {
  valid: [
    'docker network create library\ndocker run -d --network library postgres:18\ndocker run -d --network library harbour/library:3\n',
    'docker run -d postgres:18\n',
    'docker run -d harbour/a:1\ndocker run -d harbour/b:1\n',
    'docker run -d --name books postgres:18\ndocker run --rm harbour/tool:1\n',
    'docker run -d --name books postgres:18\ndocker run -d --name web harbour/web:1\ndocker network connect library books\n',
    'docker run harbour/web:1 --link books\n',
  ],
  invalid: [
    {
      text: 'docker run -d --link books:db harbour/library:3\n',
      reports: [{ messageId: 'link', on: '--link books:db' }],
    },
    {
      text: 'docker run --link=books harbour/library:3\n',
      reports: [{ messageId: 'link', on: '--link=books' }],
    },
    {
      text: 'docker run -d --name books postgres:18\ndocker run -d harbour/library:3\n',
      reports: [{ messageId: 'together', on: 'postgres:18', confidence: 'likely' }],
    },
    {
      text: 'docker run -d redis:8\ndocker run -d postgres:18\n',
      reports: [
        { messageId: 'together', on: 'redis:8' },
        { messageId: 'together', on: 'postgres:18' },
      ],
    },
    {
      text: 'docker run -d postgres:18\ndocker run -d --link books harbour/library:3\n',
      reports: [{ messageId: 'link', on: '--link books' }],
    },
    {
      text: 'docker run -d --link a harbour/x:1\ndocker run -d --link b harbour/y:1\n',
      reports: [
        { messageId: 'link', on: '--link a' },
        { messageId: 'link', on: '--link b' },
      ],
    },
  ],
})
