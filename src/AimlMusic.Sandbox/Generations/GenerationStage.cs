namespace AimlMusic.Sandbox;

/// <summary>The stage of a generation.</summary>
internal enum GenerationStage
{
    /// <summary>In the queue.</summary>
    Queued,

    /// <summary>In progress.</summary>
    Generating,

    /// <summary>The song is completed.</summary>
    Completed,

    /// <summary>The generation failed, and the price was refunded.</summary>
    Failed,
}
