namespace AimlMusic;

/// <summary>A submit of which only the request log may still tell.</summary>
internal sealed class LostSubmit(string clientRequestId, DateTimeOffset sentAt)
{
    private readonly TaskCompletionSource<LogRow?> _found = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string ClientRequestId { get; } = clientRequestId;

    public DateTimeOffset SentAt { get; } = sentAt;

    public Task<LogRow?> Found => _found.Task;

    public void End(LogRow? row) => _found.TrySetResult(row);
}
