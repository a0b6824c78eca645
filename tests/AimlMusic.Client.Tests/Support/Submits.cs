namespace AimlMusic.Tests.Support;

/// <summary>Submits without a search in the log, for tests of the submit alone.</summary>
internal static class Submits
{
    public static Task<MusicGeneration> SubmitAsync(this SongSubmitter submitter, MusicRequest request, CancellationToken cancellationToken) =>
        submitter.SubmitAsync(request, new SubmitOptions { SearchTimeout = TimeSpan.Zero }, cancellationToken);
}
