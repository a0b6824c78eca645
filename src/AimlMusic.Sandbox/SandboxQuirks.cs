namespace AimlMusic.Sandbox;

/// <summary>Differences of a sandbox from the current service. Each one is optional.</summary>
[Flags]
public enum SandboxQuirks
{
    /// <summary>No differences.</summary>
    None = 0,

    /// <summary>Reject fields that a model does not have. The service ignores them.</summary>
    StrictFields = 1,

    /// <summary>Answer every other submit with 201, which was observed in public clients.</summary>
    CreatedStatus = 2,

    /// <summary>Send Retry-After with each 429 of the rate limit.</summary>
    RetryAfter = 4,

    /// <summary>Serve models that the vendor has withdrawn.</summary>
    WithdrawnModels = 8,

    /// <summary>Serve a WAV file instead of an MP3 file, which takes less time to create.</summary>
    WavForMp3 = 16,
}
