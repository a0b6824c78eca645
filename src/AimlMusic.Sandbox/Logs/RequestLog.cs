namespace AimlMusic.Sandbox;

/// <summary>The log of requests: what was taken, and what is logged as failed though it never was. Rows lag.</summary>
internal sealed class RequestLog(GenerationBook book, RefusedSubmits refused, SandboxSettings settings)
{
    /// <summary>What a key has asked for, newest first; the other keys of its account have logs of their own.</summary>
    public IEnumerable<LogRow> Rows(string key, DateTimeOffset now) =>
        book.Snapshot()
            .Where(generation => generation.IsLogged)
            .OrderByDescending(generation => generation.Number)
            .Select(generation => LogRow.Of(generation, now))
            .Concat(refused.Logged())
            .Where(row => row.Key == key && row.Answered + settings.LogLag <= now)
            .OrderByDescending(row => row.Created);
}
