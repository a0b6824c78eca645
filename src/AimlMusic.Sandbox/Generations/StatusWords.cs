namespace AimlMusic.Sandbox;

/// <summary>The words of the service for the stages.</summary>
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
