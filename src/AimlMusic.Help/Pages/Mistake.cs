namespace AimlMusic.Help.Pages;

/// <summary>A mistake in a page.</summary>
/// <param name="File">The path of the page.</param>
/// <param name="Where">The heading of its section.</param>
/// <param name="Problem">What is wrong or missing.</param>
internal sealed record Mistake(string File, string Where, string Problem);
