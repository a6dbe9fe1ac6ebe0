update puzzle_version set visual = '<p id="picture"></p>'
where puzzle_id = '00000000-0000-7000-8002-000000000004';
