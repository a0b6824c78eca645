namespace AimlMusic.Sandbox;

/// <summary>What a sandbox does otherwise than the service does today. Each is off unless it is asked for.</summary>
[Flags]
public enum SandboxQuirks
{
    /// <summary>As the service.</summary>
    None = 0,

    /// <summary>Refuse fields that a model does not have; the service ignores them.</summary>
    StrictFields = 1,

    /// <summary>Answer every other submit with 201. Public clients have seen it.</summary>
    CreatedStatus = 2,

    /// <summary>Send Retry-After with each 429 of the rate limit.</summary>
    RetryAfter = 4,

    /// <summary>Serve models that the vendor has withdrawn.</summary>
    WithdrawnModels = 8,

    /// <summary>Serve a WAV file where an MP3 file is due: it takes less time to make.</summary>
    WavForMp3 = 16,
}
