namespace AimlMusic.Tests.Support;

/// <summary>What every test needs a word for.</summary>
internal static class Test
{
    /// <summary>Ends with the test run.</summary>
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The client's exception of a task that must fail.</summary>
    public static Task<AimlMusicException> FailureOf(Task task) => Assert.ThrowsAsync<AimlMusicException>(() => task);
}
