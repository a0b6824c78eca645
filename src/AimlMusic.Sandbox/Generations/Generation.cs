namespace AimlMusic.Sandbox;

/// <summary>One accepted request. Its stage depends only on the clock.</summary>
internal sealed class Generation
{
    public required int Number { get; init; }

    public required string Id { get; init; }

    /// <summary>The name of the file, without extension.</summary>
    public required string FileToken { get; init; }

    public required ModelSpec Model { get; init; }

    public required SongOrder Order { get; init; }

    /// <summary>The id of the HTTP exchange.</summary>
    public required string RequestId { get; init; }

    public required string? ClientRequestId { get; init; }

    /// <summary>The key of the request; never shown.</summary>
    public required string Key { get; init; }

    /// <summary>Whether it is in the request log.</summary>
    public required bool IsLogged { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Ends { get; init; }

    /// <summary>The time of the answer, from which it is in the request log.</summary>
    public DateTimeOffset Answered => Model.IsDirect ? Ends : Created;

    public required GenerationFailure? Failure { get; init; }

    /// <summary>The charged price, whatever was listed.</summary>
    public required decimal Usd { get; init; }

    public long Credits => Amount.Credits(Usd);

    public string Extension => Order.Format switch
    {
        AudioFormat.Mp3 => ".mp3",
        AudioFormat.Pcm => ".pcm",
        _ => ".wav",
    };

    public string ContentType => Order.Format switch
    {
        AudioFormat.Mp3 => "audio/mpeg",
        AudioFormat.Pcm => "audio/pcm",
        _ => "audio/wav",
    };

    /// <summary>The differences between answers that have no meaning.</summary>
    public Variation Variation => new(Number);

    public GenerationStage StageAt(DateTimeOffset now)
    {
        if (now >= Ends)
        {
            return Failure is null ? GenerationStage.Completed : GenerationStage.Failed;
        }

        return (now - Created).Ticks * 4 < (Ends - Created).Ticks ? GenerationStage.Queued : GenerationStage.Generating;
    }

    /// <summary>A failed generation costs nothing.</summary>
    public bool IsRefundedAt(DateTimeOffset now) => StageAt(now) == GenerationStage.Failed;
}
