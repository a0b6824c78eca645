namespace AimlMusic.PowerShell;

/// <summary>A song is not sent, since no more are. Why stands in the <see cref="SubmitStop"/>.</summary>
#pragma warning disable CA1032 // Made in one place, for one reason.
internal sealed class SubmitStoppedException() : OperationCanceledException("No more songs are sent.");
#pragma warning restore CA1032
