import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './maintainer-deprecated.ts'

testRule(rule, docs, {
  valid: [
    'FROM redis:8\nLABEL org.opencontainers.image.authors="Lea <lea@example.com>"\n',
    'FROM redis:8\nLABEL maintainer="lea@example.com"\n',
    { name: 'in a comment', dockerfile: 'FROM redis:8\n# MAINTAINER lea@example.com\nEXPOSE 6379\n' },
    { name: 'an argument of a command', dockerfile: 'FROM redis:8\nRUN echo MAINTAINER lea > /about\n' },
    { name: 'text of a heredoc', dockerfile: 'FROM redis:8\nRUN <<EOF\nMAINTAINER=lea\nEOF\n' },
    'FROM redis:8\nONBUILD LABEL maintainer="lea@example.com"\n',
    'FROM redis:8\nENV MAINTAINER=lea\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM redis:8\nMAINTAINER Lea <lea@example.com>\n',
      reports: [{ messageId: 'deprecated', on: 'MAINTAINER', confidence: 'certain', severity: 'warning' }],
      fixed: 'FROM redis:8\nLABEL org.opencontainers.image.authors="Lea <lea@example.com>"\n',
    },
    {
      name: 'small letters',
      dockerfile: 'from redis:8\nmaintainer lea\n',
      reports: [{ messageId: 'deprecated', on: 'maintainer' }],
      fixed: 'from redis:8\nLABEL org.opencontainers.image.authors="lea"\n',
    },
    {
      name: 'quotes belong to the text; a label has its own',
      dockerfile: 'FROM redis:8\nMAINTAINER "lea@example.com"\n',
      reports: [{ messageId: 'deprecated', on: 'MAINTAINER' }],
      fixed: 'FROM redis:8\nLABEL org.opencontainers.image.authors="lea@example.com"\n',
    },
    {
      name: 'signs that mean something to a label',
      dockerfile: 'FROM redis:8\nMAINTAINER Lea "the $hip" O\\Neil\n',
      reports: [{ messageId: 'deprecated', on: 'MAINTAINER' }],
      fixed: 'FROM redis:8\nLABEL org.opencontainers.image.authors="Lea \\"the \\$hip\\" O\\\\Neil"\n',
    },
    {
      name: 'over two lines',
      dockerfile: 'FROM redis:8\nMAINTAINER Lea \\\n  lea@example.com\nEXPOSE 6379\n',
      reports: [{ messageId: 'deprecated', on: 'MAINTAINER' }],
    },
    {
      name: 'behind ONBUILD, where it is refused as well',
      dockerfile: 'FROM redis:8\nONBUILD MAINTAINER lea\n',
      reports: [{ messageId: 'trigger', on: 'MAINTAINER' }],
      fixed: 'FROM redis:8\nONBUILD LABEL org.opencontainers.image.authors="lea"\n',
    },
    {
      name: 'one in each stage',
      dockerfile: 'FROM golang:1.27 AS build\nMAINTAINER lea\nFROM redis:8\nMAINTAINER lea\n',
      reports: [
        { messageId: 'deprecated', on: 'MAINTAINER' },
        { messageId: 'deprecated', on: 'MAINTAINER' },
      ],
    },
    {
      dockerfile: 'FROM redis:8\nMAINTAINER\n',
      reports: [{ messageId: 'empty', on: 'MAINTAINER' }],
    },
  ],
})
