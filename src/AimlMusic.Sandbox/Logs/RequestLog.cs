namespace AimlMusic.Sandbox;

/// <summary>The request log: accepted requests, and rejected ones that are logged as failed. Rows appear with a delay.</summary>
internal sealed class RequestLog(GenerationBook book, RefusedSubmits refused, SandboxSettings settings)
{
    /// <summary>The requests with a key, newest first. Other keys of the account have separate logs.</summary>
    public IEnumerable<LogRow> Rows(string key, DateTimeOffset now) =>
        book.Snapshot()
            .Where(generation => generation.IsLogged)
            .OrderByDescending(generation => generation.Number)
            .Select(generation => LogRow.Of(generation, now))
            .Concat(refused.Logged())
            .Where(row => row.Key == key && row.Answered + settings.LogLag <= now)
            .OrderByDescending(row => row.Created);
}
