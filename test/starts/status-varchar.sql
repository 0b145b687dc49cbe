-- deployed and first: a status that is any text of up to 20 characters.
alter table scripts add column status varchar(20) default 'ready';
