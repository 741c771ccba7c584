import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './other-pin-version.ts'

testRule(rule, docs, {
  valid: [
    'FROM rust:1.91\nRUN cargo install --locked --version 0.5.1 mdbook\n',
    'FROM rust:1.91\nRUN cargo install mdbook@0.5.1\n',
    { name: 'the project itself', dockerfile: 'FROM rust:1.91\nRUN cargo install --locked --path .\n' },
    'FROM rust:1.91\nRUN cargo build --release\n',
    'FROM composer:2\nRUN composer require monolog/monolog:3.9.0 "symfony/yaml ^7.3"\n',
    'FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN dotnet tool install --global dotnet-ef --version 10.0.0\n',
    'FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN dotnet restore\n',
    'FROM php:8.4\nRUN pecl install redis-6.2.0\n',
    {
      name: 'a variable may hold it',
      dockerfile: 'FROM php:8.4\nARG REDIS\nRUN pecl install redis-$REDIS\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM rust:1.91\nRUN cargo install --locked mdbook\n',
      reports: [{ messageId: 'cargo', on: 'mdbook', confidence: 'certain', severity: 'info' }],
    },
    {
      dockerfile: 'FROM rust:1.91\nRUN cargo install --features tls mdbook ripgrep\n',
      reports: [{ messageId: 'cargo', on: 'mdbook' }],
    },
    {
      dockerfile: 'FROM composer:2\nRUN composer require --no-interaction monolog/monolog\n',
      reports: [{ messageId: 'composer', on: 'monolog/monolog' }],
    },
    {
      dockerfile: 'FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN dotnet tool install -g dotnet-ef\n',
      reports: [{ messageId: 'dotnet', on: 'dotnet-ef' }],
    },
    {
      dockerfile: 'FROM php:8.4\nRUN pecl install redis && docker-php-ext-enable redis\n',
      reports: [{ messageId: 'pecl', on: 'redis' }],
    },
    {
      name: 'kept for later builds',
      dockerfile: 'FROM php:8.4\nONBUILD RUN pecl install redis xdebug-3.4.0\n',
      reports: [{ messageId: 'pecl', on: 'redis' }],
    },
  ],
})
