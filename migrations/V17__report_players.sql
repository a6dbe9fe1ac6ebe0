-- Reports of rejudgings name players by their ids. The names are looked up when a report is shown,
-- so that nothing has to be taken out of reports when an account is deleted.
update rejudging r set report = json_build_object(
  'changed', r.report -> 'changed',
  'changes', (
    select coalesce(json_agg(json_build_object('submission', c -> 'submission', 'player', p.id,
      'before', c -> 'before', 'after', c -> 'after') order by n), '[]')
    from json_array_elements(r.report -> 'changes') with ordinality e (c, n)
    left join player p on p.name = c ->> 'player'),
  'playersChanged', r.report -> 'playersChanged',
  'players', (
    select coalesce(json_agg(json_build_object('player', p.id,
      'pointsBefore', c -> 'pointsBefore', 'pointsAfter', c -> 'pointsAfter',
      'rankBefore', c -> 'rankBefore', 'rankAfter', c -> 'rankAfter') order by n), '[]')
    from json_array_elements(r.report -> 'players') with ordinality e (c, n)
    left join player p on p.name = c ->> 'player'),
  'othersMoved', r.report -> 'othersMoved',
  'compared', r.report -> 'compared')
where r.report is not null;
