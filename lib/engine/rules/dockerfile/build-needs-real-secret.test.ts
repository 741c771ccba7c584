import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './build-needs-real-secret.ts'

const RAILS = 'FROM ruby:3.4-slim\nENV RAILS_ENV=production\n'

testRule(rule, docs, {
  valid: [
    `${RAILS}RUN SECRET_KEY_BASE_DUMMY=1 bin/rails assets:precompile\n`,
    `${RAILS}RUN export SECRET_KEY_BASE_DUMMY=1 && bundle exec rake assets:precompile\n`,
    `${RAILS}ENV SECRET_KEY_BASE_DUMMY=1\nRUN rails assets:precompile\n`,
    {
      name: 'the key is another rule’s matter',
      dockerfile: `${RAILS}ARG SECRET_KEY_BASE\nRUN rails assets:precompile\n`,
    },
    `${RAILS}RUN --mount=type=secret,id=key,env=RAILS_MASTER_KEY bin/rails assets:precompile\n`,
    `${RAILS}RUN bin/rails routes && bundle install\n`,
    { name: 'no Ruby that is known of', dockerfile: 'FROM debian:13\nRUN bin/rails assets:precompile\n' },
    {
      name: 'an image to develop with',
      dockerfile: 'FROM ruby:3.4 AS dev\nRUN bin/rails assets:precompile\n',
    },
  ],
  invalid: [
    {
      dockerfile: `${RAILS}RUN bin/rails assets:precompile\n`,
      reports: [
        { messageId: 'rails', on: 'bin/rails assets:precompile', confidence: 'likely', severity: 'info' },
      ],
      fixed: `${RAILS}RUN SECRET_KEY_BASE_DUMMY=1 bin/rails assets:precompile\n`,
    },
    {
      name: 'production is not said',
      dockerfile: 'FROM ruby:3.4\nRUN rake assets:precompile\n',
      reports: [{ messageId: 'rails', on: 'rake assets:precompile', confidence: 'possible' }],
    },
    {
      dockerfile: `${RAILS}RUN bundle install && bundle exec rails assets:precompile\n`,
      reports: [{ messageId: 'rails', on: 'bundle exec rails assets:precompile' }],
    },
    {
      name: 'in front of another command',
      dockerfile: `${RAILS}RUN SECRET_KEY_BASE_DUMMY=1 echo ok && bin/rails assets:precompile\n`,
      reports: [{ messageId: 'rails', on: 'bin/rails assets:precompile' }],
    },
    {
      name: 'in a stage built on the one with the variable',
      dockerfile: `FROM ruby:3.4 AS base\nENV RAILS_ENV=production\nFROM base\nRUN ./bin/rails assets:precompile\n`,
      reports: [{ messageId: 'rails', on: './bin/rails assets:precompile', confidence: 'likely' }],
    },
    {
      name: 'the exec form',
      dockerfile: `${RAILS}RUN ["bin/rails", "assets:precompile"]\n`,
      reports: [{ messageId: 'rails', on: '"bin/rails", "assets:precompile"' }],
      fixed: `${RAILS}RUN ["bin/rails", "assets:precompile"]\n`,
    },
  ],
})
