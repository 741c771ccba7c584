import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './gem-pin-version.ts'

const ruby = (command: string): string => `FROM ruby:3.4\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    ruby('gem install rack:3.2.4'),
    ruby('gem i rack:3.2.4 puma:7.1.0'),
    ruby('gem install rack -v 3.2.4'),
    ruby("gem install rack --version '~> 3.2'"),
    ruby('gem install --version=3.2.4 rack'),
    { name: 'a version from a variable', dockerfile: 'FROM ruby:3.4\nARG V\nRUN gem install rack:$V\n' },
    { name: 'the gem from a variable', dockerfile: 'FROM ruby:3.4\nARG GEM\nRUN gem install $GEM\n' },
    {
      name: 'options of the extension',
      dockerfile: ruby('gem install pg:1.6.2 -- --with-pg-config /usr/bin/pg_config'),
    },
    {
      name: 'values of options',
      dockerfile: ruby('gem install -i /srv/gems --source https://gems.example.org -N rack:3.2.4'),
    },
    { name: 'files', dockerfile: ruby('gem install ./rack.gem pkg/puma-7.1.0.gem') },
    { name: 'a Gemfile', dockerfile: ruby('gem install -g Gemfile && gem install --file=Gemfile') },
    {
      name: 'other subcommands',
      dockerfile: ruby('gem update --system && gem list rack && gem sources --add x'),
    },
    {
      name: 'an option that nothing is known of',
      dockerfile: ruby('gem install rack:3.2.4 --use-libraries true'),
    },
  ],
  invalid: [
    {
      dockerfile: ruby('gem install rack'),
      reports: [{ messageId: 'unpinned', on: 'rack', confidence: 'certain', severity: 'warning' }],
    },
    {
      name: 'the short subcommand, one of two',
      dockerfile: ruby('gem i rack:3.2.4 puma'),
      reports: [{ messageId: 'unpinned', on: 'puma' }],
    },
    {
      name: 'options in front',
      dockerfile: ruby('gem install --no-document --pre -n /usr/bin rack && rm -rf /root/.gem'),
      reports: [{ messageId: 'unpinned', on: 'rack' }],
    },
    {
      name: 'a version behind the double dash is no version of the gem',
      dockerfile: ruby('gem install pg -- --version=3'),
      reports: [{ messageId: 'unpinned', on: 'pg' }],
    },
    {
      name: 'a version for several',
      dockerfile: ruby('gem install rack puma -v 7.1.0'),
      reports: [{ messageId: 'several', on: 'rack' }],
    },
    {
      name: 'in the exec form',
      dockerfile: 'FROM ruby:3.4\nRUN ["gem", "install", "rack"]\n',
      reports: [{ messageId: 'unpinned', on: '"rack"' }],
    },
    {
      name: 'in a trigger',
      dockerfile: 'FROM ruby:3.4\nONBUILD RUN gem install rack\n',
      reports: [{ messageId: 'unpinned', on: 'rack' }],
    },
  ],
})
