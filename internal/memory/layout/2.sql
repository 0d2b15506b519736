-- Names that are somebody's until a time: whose turn it is, and what has been seen.
create table attache_claims (
	name  text collate "C" primary key,
	until timestamptz not null
);
