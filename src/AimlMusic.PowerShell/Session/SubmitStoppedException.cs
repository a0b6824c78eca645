namespace AimlMusic.PowerShell;

/// <summary>A song is not sent because the batch was stopped. <see cref="SubmitStop"/> has the reason.</summary>
#pragma warning disable CA1032 // Created in one place, for one reason.
internal sealed class SubmitStoppedException() : OperationCanceledException("No more songs are sent.");
#pragma warning restore CA1032
