namespace AimlMusic.Sandbox;
internal static class A { }
