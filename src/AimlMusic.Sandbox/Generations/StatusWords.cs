namespace AimlMusic.Sandbox;

/// <summary>The stages in the words of the service.</summary>
internal static class StatusWords
{
    public static string Of(GenerationStage stage) => stage switch
    {
        GenerationStage.Queued => "queued",
        GenerationStage.Generating => "generating",
        GenerationStage.Completed => "completed",
        _ => "error",
    };
}
