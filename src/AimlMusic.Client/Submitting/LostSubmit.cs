namespace AimlMusic;

/// <summary>A submit of which only the request log may still tell.</summary>
/// <param name="clientRequestId">What it was sent under.</param>
/// <param name="sentAt">When it was sent, by this machine's clock; null where that is not known.</param>
/// <param name="deadline">The timestamp at which it is looked for last.</param>
internal sealed class LostSubmit(string clientRequestId, DateTimeOffset? sentAt, long deadline)
{
    private readonly TaskCompletionSource<LogRow?> _found = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string ClientRequestId { get; } = clientRequestId;

    public DateTimeOffset? SentAt { get; } = sentAt;

    public long Deadline { get; } = deadline;

    /// <summary>How often it was looked for.</summary>
    public int Looks { get; set; }

    public Task<LogRow?> Found => _found.Task;

    public void End(LogRow? row) => _found.TrySetResult(row);
}
