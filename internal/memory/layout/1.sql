-- Keys and values are bytes, so that they are in the same order and as exact as in a
-- file; attache_readable shows them to people.
create table attache_memory (
	bucket text collate "C" not null,
	key    bytea not null,
	value  bytea not null,
	primary key (bucket, key)
);

create view attache_readable as
	select bucket, convert_from(key, 'UTF8') as key, convert_from(value, 'UTF8') as value
	from attache_memory
	where (bucket, key) <> ('meta', 'voters'); -- random bytes
