namespace AimlMusic.Sandbox;

/// <summary>How far a generation is.</summary>
internal enum GenerationStage
{
    /// <summary>Waiting for its turn.</summary>
    Queued,

    /// <summary>Being made.</summary>
    Generating,

    /// <summary>The song is there.</summary>
    Completed,

    /// <summary>There will be no song; the money is back.</summary>
    Failed,
}
