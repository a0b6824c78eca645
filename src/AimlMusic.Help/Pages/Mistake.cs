namespace AimlMusic.Help.Pages;

/// <summary>Something that is wrong with a page.</summary>
/// <param name="File">The page's path.</param>
/// <param name="Where">The heading under which it is.</param>
/// <param name="Problem">What is wrong or missing.</param>
internal sealed record Mistake(string File, string Where, string Problem);
